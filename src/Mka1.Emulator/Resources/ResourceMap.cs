using Mka1.Emulator.Files;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Permissions;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Resources;

/// <summary>Maps the kinds of stored objects and lists them.</summary>
/// <param name="app">Has the routes.</param>
/// <param name="files">Has the content of the files that work leaves.</param>
/// <param name="clock">The time of work that takes some.</param>
/// <param name="serverStops">Ends that work.</param>
internal sealed class ResourceMap(IEndpointRouteBuilder app, FileStore files, SimulatedClock clock, CancellationToken serverStops)
{
    private const string Api = "/api/v1/";
    private readonly List<StoredKind> _kinds = [];

    public FileStore Files => files;

    public SimulatedClock Clock => clock;

    public CancellationToken ServerStops => serverStops;

    /// <summary>The kinds in the order in which they were added.</summary>
    public IReadOnlyList<StoredKind> Kinds => _kinds;

    /// <summary>Adds the kinds that map themselves, in the order of their names.</summary>
    public void AddMapped()
    {
        foreach (var type in typeof(ResourceMap).Assembly.GetTypes().Where(static type => type.IsClass && type.IsAssignableTo(typeof(IMappedResource))).OrderBy(static type => type.Name, StringComparer.Ordinal))
            type.GetMethod(nameof(IMappedResource.Map))!.CreateDelegate<Action<ResourceMap>>()(this);
    }

    /// <summary>Adds a kind of which each tenant has objects.</summary>
    /// <param name="path">Its path below that of the LLM service, or whole where it belongs to another one, such as <c>/api/v1/agents</c>.</param>
    /// <param name="checkId">Refuses an id with an invalid format.</param>
    public ResourceRoutes<T> Add<T>(string path, Action<string>? checkId = null)
        where T : class, IResource
    {
        bool isWhole = path.StartsWith(Api, StringComparison.Ordinal);
        string whole = isWhole ? path : EmulatorServer.BasePath + path;
        var name = path[(isWhole ? Api.Length : 1)..];
        _kinds.Add(new StoredKind(name, tenant => tenant.Store<T>()));
        return new ResourceRoutes<T>(app.MapGroup(whole).WithQuery(), context => context.Tenant().Store<T>(), checkId, PermissionType.Find(name));
    }
}
