using Gate.Harness.Machine;
using NUnit.Framework;

namespace Gate.Tests.Unit;

public sealed class MemoryLimitTests
{
    private const long Machine = 8_000_000L * 1024;
    private string root = "";

    [SetUp]
    public void Make_a_machine_with_8_GB()
    {
        root = Directory.CreateTempSubdirectory("gate-memory-").FullName;
        Write("proc/meminfo", "MemTotal:        8000000 kB\nMemFree:         1000 kB\n");
    }

    [TearDown]
    public void Remove_it() => Directory.Delete(root, recursive: true);

    [Test]
    public void Without_control_groups_the_machine_is_the_limit() => Expect(Machine, "of the machine");

    [Test]
    public void Version_2_takes_the_smallest_limit_on_the_way_up()
    {
        Write("proc/self/cgroup", "0::/a/b\n");
        Write("sys/fs/cgroup/a/b/memory.max", "max\n");
        Write("sys/fs/cgroup/a/memory.max", "1073741824\n");
        Expect(1L << 30, "limit of the control group");
    }

    [Test]
    public void In_a_container_the_limit_stands_at_the_top()
    {
        Write("proc/self/cgroup", "0::/\n");
        Write("sys/fs/cgroup/memory.max", "536870912");
        Expect(512L << 20, "limit of the control group");
    }

    [Test]
    public void Version_1_has_a_tree_of_its_own()
    {
        Write("proc/self/cgroup", "5:cpu:/x\n4:memory:/x\n0::/\n");
        Write("sys/fs/cgroup/memory/x/memory.limit_in_bytes", "2147483648");
        Expect(2L << 30, "limit of the control group");
    }

    [Test]
    public void A_limit_above_the_machine_is_none()
    {
        Write("proc/self/cgroup", "4:memory:/\n");
        Write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712");
        Expect(Machine, "of the machine");
    }

    private void Expect(long bytes, string source) => Assert.That(MemoryLimit.Read(root), Is.EqualTo(new MemoryLimit(bytes, source)));

    private void Write(string path, string text)
    {
        string full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
