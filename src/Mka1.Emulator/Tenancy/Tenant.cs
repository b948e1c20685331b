using System.Collections.Concurrent;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.Tenancy;

/// <summary>The objects of one API key and on-behalf-of identity, visible only to them.</summary>
internal sealed class Tenant(string name, Account account, string? onBehalfOf, bool strictCursors)
{
    private readonly ConcurrentDictionary<Type, object> _parts = new();

    /// <summary>The key's last four characters and the identity, for the page.</summary>
    public string Name => name;

    /// <summary>What it shares with the other tenants of its key.</summary>
    public Account Account => account;

    /// <summary>The identity; null for the key itself.</summary>
    public string? OnBehalfOf => onBehalfOf;

    /// <summary>The user of permissions.</summary>
    public string UserId => onBehalfOf ?? account.KeyId;

    /// <summary>The stored objects of a kind.</summary>
    public ResourceStore<T> Store<T>()
        where T : class, IResource =>
        (ResourceStore<T>)_parts.GetOrAdd(typeof(ResourceStore<T>), _ => new ResourceStore<T>(strictCursors));

    /// <summary>Further state of a resource.</summary>
    public T State<T>()
        where T : class, new() => (T)_parts.GetOrAdd(typeof(T), _ => new T());
}
