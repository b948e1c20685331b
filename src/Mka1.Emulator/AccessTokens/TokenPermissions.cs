using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.AccessTokens;

/// <summary>The calls whose permissions have documented names. Other calls need none.</summary>
internal static class TokenPermissions
{
    public static void Check(HttpRequest request, IssuedToken token)
    {
        if (token.Permissions is not null && GetRequired(request) is { } required && !token.Permissions.Contains(required))
            throw new ApiException(403, $"The access token does not have the permission '{required}'.", null, "insufficient_permissions");
    }

    private static string? GetRequired(HttpRequest request)
    {
        var reads = HttpMethods.IsGet(request.Method);
        if (request.Path.StartsWithSegments("/api/v1/agents", StringComparison.Ordinal, out var rest))
            return reads ? "agent:read" : HttpMethods.IsPost(request.Method) && !rest.HasValue ? "agent:create" : null;
        if (request.Path.StartsWithSegments(EmulatorServer.BasePath + "/evals", StringComparison.Ordinal))
            return reads ? "read:evals" : "write:evals";
        return null;
    }
}
