using Microsoft.AspNetCore.Http.Features;

namespace Mka1.Emulator.Tenancy;

/// <summary>The tenant of a request.</summary>
internal static class RequestTenant
{
    public static Tenant Tenant(this HttpContext context) => context.Features.GetRequiredFeature<Tenant>();
}
