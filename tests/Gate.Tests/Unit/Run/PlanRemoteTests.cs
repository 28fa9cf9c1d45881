using Gate.Core;
using Gate.Core.Run;
using Gate.Core.Run.Config;
using NUnit.Framework;

namespace Gate.Tests.Unit.Run;

/// <summary>The address of a Playwright server: what is taken, what does not go with it, and what of it is kept back.</summary>
internal sealed class PlanRemoteTests
{
    [TestCase("http://10.0.0.5:3000/")]
    [TestCase("10.0.0.5:3000")]
    [TestCase("ws://")]
    [TestCase("ws://10.0.0.5:3000/#part")]
    [TestCase("ws://10.0.0.5:99999/")]
    public void Anything_else_is_refused_and_not_repeated(string address)
    {
        var refused = Assert.Throws<GateException>(() => PlanRemote.Resolve(new GateOptions { Connect = address }, new RemoteConfig()));

        Assert.That((refused!.Code, refused.Place), Is.EqualTo(("connect-address", "--connect")));
        Assert.That(refused.Message, Does.Not.Contain(address));
    }

    [Test]
    public void The_option_beats_the_file_and_the_rest_of_the_file_holds()
    {
        var config = new RemoteConfig { Endpoint = "ws://10.0.0.5:3000/", Address = "172.17.0.1", Sandbox = false };

        var server = PlanRemote.Resolve(new GateOptions { Connect = "wss://browsers.example.com/?token=opens-everything" }, config)!;

        Assert.That((server.Name, server.Address, server.Sandbox), Is.EqualTo(("browsers.example.com", "172.17.0.1", false)));
        Assert.That(PlanRemote.Resolve(new GateOptions(), config)!.Name, Is.EqualTo("10.0.0.5:3000"));
        Assert.That(PlanRemote.Resolve(new GateOptions(), new RemoteConfig()), Is.Null);
    }

    [Test]
    public void A_cache_is_refused()
    {
        var refused = Assert.Throws<GateException>(() => PlanRemote.Resolve(new GateOptions { Connect = "ws://10.0.0.5:3000/", Cache = "kept" }, new RemoteConfig()));

        Assert.That((refused!.Code, refused.Place), Is.EqualTo(("option-conflict", "--cache")));
    }
}
