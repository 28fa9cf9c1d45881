using System.Net;
using Gate.Core;
using Gate.Core.Rendering;
using Gate.Harness.Remote;
using NUnit.Framework;

namespace Gate.Tests.Unit.Remote;

/// <summary>At which address of this machine gate's proxies listen for a remote browser.</summary>
internal sealed class RemotePlaceTests
{
    private static readonly RemoteServer Near = new(new Uri("ws://127.0.0.1:3000/"));

    [Test]
    public async Task It_is_the_one_that_leads_to_the_server_and_asks_for_a_password()
    {
        var place = await RemotePlace.FindAsync(Near, CancellationToken.None);

        Assert.That(place.Address, Is.EqualTo(IPAddress.Loopback));
        Assert.That(place.Login!.Password, Has.Length.EqualTo(64));
    }

    [Test]
    public async Task It_is_the_one_that_is_named() =>
        Assert.That((await RemotePlace.FindAsync(Near with { Address = "127.0.0.2" }, CancellationToken.None)).Address, Is.EqualTo(IPAddress.Parse("127.0.0.2")));

    [Test]
    public async Task Another_machines_address_is_refused()
    {
        // TEST-NET-2 of RFC 5737: nobody's.
        var refused = await Assert.ThrowsAsync<GateException>(() => RemotePlace.FindAsync(Near with { Address = "198.51.100.7" }, CancellationToken.None));

        Assert.That((refused!.Code, refused.Place), Is.EqualTo(("remote-address", "gate.remote.address")));
    }
}
