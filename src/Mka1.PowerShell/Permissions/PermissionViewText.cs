namespace Mka1.PowerShell.Permissions;

/// <summary>Text of permissions for the views.</summary>
public static class PermissionViewText
{
    /// <summary>Gets the end user who has a permission: the one that it names, or the caller.</summary>
    /// <param name="user">The end user that it names.</param>
    /// <param name="caller">The identity for which it was read.</param>
    /// <returns>The id; null if there is neither.</returns>
    public static object? User(object? user, object? caller) => user ?? caller;
}
