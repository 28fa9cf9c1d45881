namespace Gate.Fixtures.Markup;

/// <summary>An attribute as written; a null value is the short boolean form.</summary>
internal sealed record MarkupAttribute(string Name, string? Value, char Quote = '"')
{
    public override string ToString() => Value is null ? Name : Quote == '\0' ? $"{Name}={Value}" : $"{Name}={Quote}{Value}{Quote}";
}
