using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.SandboxSessions;

namespace Mka1.Emulator.SandboxFiles;

/// <summary>The operations on the workspaces of sandbox sessions, which also work after the end of a session.</summary>
internal static class SandboxFileEndpoints
{
    public static void Map(ResourceRoutes<StoredSandboxSession> sessions)
    {
        var group = sessions.Group.MapGroup("/{id}/workspace").WithQuery("session_token");
        group.MapGet("", context =>
        {
            var session = Find(context);
            var files = session.Workspace.List();
            return Answer.JsonAsync(context, new JsonObject
            {
                ["session_id"] = session.Id,
                ["files"] = new JsonArray([.. files.Select(static file => new JsonObject { ["path"] = file.Key, ["size"] = file.Value.Length, ["etag"] = Workspace.GetTag(file.Value) })]),
                ["paths"] = new JsonArray([.. files.Select(static file => JsonValue.Create(file.Key))]),
            });
        });
        group.MapGet("/files/{**file}", context =>
        {
            var path = Workspace.Require(context.RouteId("file"));
            var content = Find(context).Workspace.Find(path) ?? throw ApiException.NotFound("sandbox file", path);
            return Answer.BytesAsync(context, content, "application/octet-stream", 200);
        });
        group.MapPut("/files/{**file}", async context =>
        {
            var workspace = Find(context).Workspace;
            var path = Workspace.Require(context.RouteId("file"));
            var content = await ReadAsync(context);
            workspace.Write(path, content);
            await Answer.JsonAsync(context, new JsonObject { ["path"] = path, ["size"] = content.Length, ["etag"] = Workspace.GetTag(content) });
        });
        group.MapPut("/archive", async context =>
        {
            var workspace = Find(context).Workspace;
            if (context.Request.ContentType != "application/zip")
                throw new ApiException(415, "The content type must be application/zip.");
            workspace.Unpack(await ReadAsync(context));
            await Answer.JsonAsync(context, new JsonObject { ["status"] = "uploaded" });
        });
        group.MapPost("/archive", async context =>
        {
            var workspace = Find(context).Workspace;
            var body = (await context.ReadBodyAsync()).AllowOnly("paths");
            if (!body.Has("paths"))
                throw RequestBody.Missing("paths");
            var paths = body.Array("paths").SelectMany(path => workspace.FindEntries(path?.ToString() ?? string.Empty)).Distinct();
            await Answer.BytesAsync(context, workspace.Pack(paths), "application/zip", 200);
        });

        StoredSandboxSession Find(HttpContext context)
        {
            var session = sessions.Find(context);
            session.CheckToken(context.QueryText("session_token"));
            return session;
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return buffer.ToArray();
    }
}
