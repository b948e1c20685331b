namespace Mka1.Permissions;

/// <summary>The roles of an end user for a resource. Each includes those after it.</summary>
public static class PermissionRole
{
    /// <summary>May delete the resource, and grant and revoke permissions.</summary>
    public const string Owner = "owner";

    /// <summary>May change the resource.</summary>
    public const string Writer = "writer";

    /// <summary>May read the resource.</summary>
    public const string Reader = "reader";

    /// <summary>All of them, the most powerful first.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [Owner, Writer, Reader];
}
