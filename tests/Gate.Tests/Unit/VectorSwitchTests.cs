using System.Runtime.Intrinsics;
using NUnit.Framework;

namespace Gate.Tests.Unit;

/// <summary>tests/run goes through these tests a second time with vectors off: this is the proof that the switch took.</summary>
public sealed class VectorSwitchTests
{
    [Test]
    public void Vectors_are_on_unless_the_variable_switches_them_off()
    {
        bool switchedOff = Environment.GetEnvironmentVariable("DOTNET_EnableHWIntrinsic") == "0";
        Assert.That(Vector128.IsHardwareAccelerated, Is.EqualTo(!switchedOff));
    }
}
