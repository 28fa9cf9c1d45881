namespace Gate.Core.Run.Config;

/// <summary>A JSON value with the place where it begins.</summary>
internal abstract record ConfigNode(ConfigPlace Place)
{
    /// <summary>For messages: <c>text</c>, <c>a list</c>, …</summary>
    public abstract string Kind { get; }

    /// <summary>An object; names are distinct.</summary>
    public sealed record Table(ConfigPlace Place, IReadOnlyList<ConfigMember> Members) : ConfigNode(Place)
    {
        public override string Kind => "an object";

        public ConfigNode? Find(string name) => Members.FirstOrDefault(member => member.Name == name)?.Value;
    }

    /// <summary>An array.</summary>
    public sealed record List(ConfigPlace Place, IReadOnlyList<ConfigNode> Items) : ConfigNode(Place)
    {
        public override string Kind => "a list";
    }

    /// <summary>A string.</summary>
    public sealed record Text(ConfigPlace Place, string Value) : ConfigNode(Place)
    {
        public override string Kind => "text";
    }

    /// <summary>A number, exactly as written where a double can hold it.</summary>
    public sealed record Number(ConfigPlace Place, double Value) : ConfigNode(Place)
    {
        public override string Kind => "a number";
    }

    /// <summary>true or false.</summary>
    public sealed record Flag(ConfigPlace Place, bool Value) : ConfigNode(Place)
    {
        public override string Kind => "true or false";
    }

    /// <summary>null.</summary>
    public sealed record Null(ConfigPlace Place) : ConfigNode(Place)
    {
        public override string Kind => "null";
    }
}
