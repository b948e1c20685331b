namespace Mka1.McpCredentials;

/// <summary>How a credential is sent to an MCP server.</summary>
public static class McpAuthType
{
    /// <summary>A token, sent as <c>Authorization: Bearer …</c>.</summary>
    public const string Bearer = "bearer";

    /// <summary>The whole value of the header Authorization.</summary>
    public const string Authorization = "authorization";

    /// <summary>Headers by their names.</summary>
    public const string Headers = "headers";

    /// <summary>Nothing: the server is public.</summary>
    public const string None = "none";
}
