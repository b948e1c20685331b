namespace Mka1.Emulator.Gateway;

/// <summary>Declares the allowed query parameters of a route.</summary>
internal static class RouteQuery
{
    public static TBuilder WithQuery<TBuilder>(this TBuilder route, params string[] names)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new QueryNames(names));
}
