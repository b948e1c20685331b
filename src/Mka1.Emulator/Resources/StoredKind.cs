using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Resources;

/// <summary>A kind of stored objects.</summary>
/// <param name="Name">Its path below that of the API, such as <c>files</c>.</param>
/// <param name="GetStore">Gets a tenant's objects of the kind.</param>
internal sealed record StoredKind(string Name, Func<Tenant, IResourceStore> GetStore);
