namespace Mka1.Http;

/// <summary>Where an object was read: the connection, its server and the identity. It contains no key.</summary>
public sealed record Origin
{
    internal Origin(string? connection, Uri server, string? onBehalfOf)
    {
        Connection = connection;
        Server = server;
        OnBehalfOf = onBehalfOf;
    }

    /// <summary>The name of the connection, see <see cref="Mka1ClientOptions.Name"/>; null if it has none.</summary>
    public string? Connection { get; }

    /// <summary>The server's address.</summary>
    public Uri Server { get; }

    /// <summary>The identity that the object was read for; null for none.</summary>
    public string? OnBehalfOf { get; }
}
