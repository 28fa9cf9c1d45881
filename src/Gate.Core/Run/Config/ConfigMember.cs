namespace Gate.Core.Run.Config;

/// <summary>A named value of an object.</summary>
internal sealed record ConfigMember(string Name, ConfigPlace Place, ConfigNode Value);
