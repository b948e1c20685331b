using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.McpServers;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.McpCredentials;

/// <summary>The operations on the credentials of an MCP server.</summary>
internal static class McpCredentialEndpoints
{
    public static void Map(ResourceRoutes<StoredMcpServer> servers)
    {
        var credentials = new ResourceRoutes<StoredMcpCredential>(servers.Group.MapGroup("/{parent}/credentials"), context => servers.Find(context, "parent").Credentials);
        credentials.Create(
            async context =>
            {
                var body = await context.ReadBodyAsync();
                HideSecrets(context, body);
                return new StoredMcpCredential(servers.Find(context, "parent").Id, body.AllowOnly(StoredMcpCredential.Settable));
            },
            status: StatusCodes.Status201Created);
        credentials.List(new ListRules("after", "limit", "order"));
        credentials.Delete("mcp.credential.deleted");
    }

    // The log of requests is shown on a page.
    private static void HideSecrets(HttpContext context, RequestBody body)
    {
        if (context.Features.Get<ReceivedRequest>() is not { Body: not null } received)
            return;
        var shown = JsonNode.Parse(received.Body)!.AsObject();
        foreach (var name in (string[])["bearer_token", "authorization"])
        {
            if (body[name] is not null)
                shown[name] = "…";
        }

        foreach (var name in (shown["headers"] as JsonObject)?.Select(static header => header.Key).ToArray() ?? [])
            shown["headers"]![name] = "…";
        received.Body = shown.ToJsonString(Answer.Plain);
    }
}
