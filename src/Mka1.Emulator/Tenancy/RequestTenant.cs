using Microsoft.AspNetCore.Http.Features;

namespace Mka1.Emulator.Tenancy;

/// <summary>The tenant that a request speaks for.</summary>
internal static class RequestTenant
{
    public static Tenant Tenant(this HttpContext context) => context.Features.GetRequiredFeature<Tenant>();
}
