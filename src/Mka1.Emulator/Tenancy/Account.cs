using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Mka1.Emulator.Tenancy;

/// <summary>What the tenants of one API key share.</summary>
internal sealed class Account(string key)
{
    private readonly ConcurrentDictionary<Type, object> _parts = new();

    /// <summary>The id of the key, which does not reveal it.</summary>
    public string KeyId { get; } = "key_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..24];

    /// <summary>The tenants in the order of their first requests.</summary>
    public ConcurrentQueue<Tenant> Tenants { get; } = new();

    /// <summary>State of a resource that belongs to no single tenant.</summary>
    public T State<T>()
        where T : class, new() => (T)_parts.GetOrAdd(typeof(T), _ => new T());
}
