using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.AccessTokens;

/// <summary>The exchange of a key for an access token.</summary>
internal static class AccessTokenEndpoints
{
    private const int DefaultLifetime = 3600;
    private const int ShortestLifetime = 300;
    private const int LongestLifetime = 2_592_000;
    private static readonly string[] Members = ["audience", "externalUserId", "expiresIn", "permissions"];

    public static void Map(RouteGroupBuilder group, IssuedTokens tokens) => group.MapPost("/exchange-token", async context =>
    {
        var caller = context.Features.GetRequiredFeature<Caller>();
        if (caller.Token is not null)
            throw new ApiException(401, "An access token cannot be exchanged. Use an API key.", null, "invalid_api_key");
        var body = (await context.ReadBodyAsync()).AllowOnly(Members);
        var (audience, user) = (body.Required("audience"), body.Required("externalUserId"));
        if (!Uri.TryCreate(audience, UriKind.Absolute, out _))
            throw ApiException.Invalid("Invalid 'audience': must be a URI.", "audience");
        if (!TenantList.IsIdentity(user))
            throw ApiException.Invalid("Invalid 'externalUserId': must be 1 to 150 printable ASCII characters and not '*'.", "externalUserId");
        var lifetime = (int)(body.Number("expiresIn", ShortestLifetime, LongestLifetime, whole: true) ?? DefaultLifetime);
        string[]? permissions = body.Has("permissions") ? [.. body.Array("permissions").Select(static name => name?.GetValueKind() == JsonValueKind.String
            ? name.GetValue<string>() : throw RequestBody.WrongType("permissions", "an array of strings"))] : null;
        await Answer.JsonAsync(context, new JsonObject { ["token"] = tokens.Issue(caller.Key, user, audience, lifetime, permissions) });
    }).WithQuery();
}
