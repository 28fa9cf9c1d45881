namespace Gate.Tests.Support;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Checkout
{
    /// <summary>Its root folder, absolute: the nearest one upwards that holds <c>Gate.sln</c>.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Gate.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"no Gate.sln above {AppContext.BaseDirectory}");
    }
}
