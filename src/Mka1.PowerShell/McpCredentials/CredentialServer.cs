using Mka1.McpServers;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.McpCredentials;

/// <summary>The parameter that names the MCP servers of credentials.</summary>
internal static class CredentialServer
{
    public static ParentParameter CreateParent(ObjectId[]? servers) => new("McpServerId", McpServerClient.Kind, servers) { Alias = "ServerId" };
}
