using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Files;

/// <summary>The operations on files.</summary>
internal sealed class FileEndpoints(FileStore store)
{
    private const int MaxPage = 10_000;

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/files", async context =>
        {
            var file = await FileUpload.ReadAsync(context, store);
            context.Tenant().Files.Add(file);
            await Answer.JsonAsync(context, file.Render());
        });
        api.MapGet("/files", ListAsync).WithQuery("after", "limit", "order", "purpose");
        api.MapGet("/files/{id}", context => Answer.JsonAsync(context, Find(context).Render()));
        api.MapGet("/files/{id}/content", ContentAsync);
        api.MapDelete("/files/{id}", context =>
        {
            var file = context.Tenant().Files.Remove(context.RouteId());
            File.Delete(file.Path);
            return Answer.JsonAsync(context, new JsonObject { ["id"] = file.Id, ["object"] = "file", ["deleted"] = true });
        });
    }

    private static Task ListAsync(HttpContext context)
    {
        var purpose = context.QueryText("purpose");
        if (purpose is not null)
            FileUpload.CheckPurpose(purpose);
        var page = context.Tenant().Files.Read(
            context.QueryCursor(MaxPage, MaxPage), purpose is null ? null : file => file.Purpose == purpose);
        return Answer.ListAsync(context, page, file => file.Render());
    }

    private static Task ContentAsync(HttpContext context)
    {
        var file = Find(context);
        // Ranges, conditions and lengths are the framework's business.
        return TypedResults.PhysicalFile(
            file.Path,
            file.ContentType,
            lastModified: DateTimeOffset.FromUnixTimeSeconds(file.CreatedAt),
            entityTag: new EntityTagHeaderValue($"\"{file.Id}\""),
            enableRangeProcessing: true).ExecuteAsync(context);
    }

    private static StoredFile Find(HttpContext context) => context.Tenant().Files.Get(context.RouteId());
}
