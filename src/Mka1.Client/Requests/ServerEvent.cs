namespace Mka1.Requests;

/// <summary>An event of a stream of server-sent events.</summary>
public sealed class ServerEvent
{
    /// <summary>Creates an event.</summary>
    /// <param name="name">The name.</param>
    /// <param name="data">The data.</param>
    public ServerEvent(string name, object? data)
    {
        Name = name;
        Data = data;
    }

    /// <summary>The name; <c>message</c> if the server sent none.</summary>
    public string Name { get; }

    /// <summary>The data: a plain value if it is JSON, otherwise text.</summary>
    public object? Data { get; }
}
