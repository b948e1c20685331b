namespace Mka1.Emulator.Permissions;

/// <summary>The types of resources that have permissions.</summary>
internal static class PermissionType
{
    // A type without stored objects has no path.
    private static readonly Dictionary<string, string?> Paths = new()
    {
        ["completion"] = null,
        ["file"] = "files",
        ["vector_store"] = "vector_stores",
        ["conversation"] = "conversations",
        ["response"] = "responses",
        ["skill"] = "skills",
    };

    public static string[] All { get; } = [.. Paths.Keys];

    /// <summary>The path of the kind; null if the emulator has no such objects.</summary>
    public static string? PathOf(string type) => Paths[type];

    /// <summary>The type of a kind by its path; null if it has no permissions.</summary>
    public static string? Find(string path) => Paths.FirstOrDefault(pair => pair.Value == path).Key;
}
