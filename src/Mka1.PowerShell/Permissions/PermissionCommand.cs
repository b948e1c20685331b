using System.Management.Automation;
using Mka1.Conversations;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Permissions;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Values;
using Mka1.Responses;
using Mka1.Skills;
using Mka1.VectorStores;

namespace Mka1.PowerShell.Permissions;

/// <summary>A cmdlet that works on the permissions of resources, which ids or objects name.</summary>
public abstract class PermissionCommand : Mka1Command
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [typeof(FileObject).FullName!] = PermissionResourceType.File,
        [typeof(Response).FullName!] = PermissionResourceType.Response,
        [typeof(Conversation).FullName!] = PermissionResourceType.Conversation,
        [typeof(VectorStore).FullName!] = PermissionResourceType.VectorStore,
        [typeof(Skill).FullName!] = PermissionResourceType.Skill,
    };

    private protected PermissionCommand()
    {
    }

    /// <summary>The resources.</summary>
    // The engine reads the attributes of the override.
    public abstract ObjectId[] ResourceId { get; set; }

    /// <summary>The type of the resources.</summary>
    // The engine reads the attributes of the override.
    public abstract string? ResourceType { get; set; }

    private protected sealed override ParentParameter? Parent => new(nameof(ResourceId), PermissionClient.Kind, ResourceId);

    /// <summary>Works on a resource.</summary>
    private protected abstract Task ActAsync(string type, string id);

    private protected override async Task ProcessRecordAsync()
    {
        foreach (var id in ResourceId)
            await WorkOnParentAsync(id, () => ActAsync(GetResourceType(id.Source, ParentId), ParentId));
    }

    // An object of a job or a file has the name of its type.
    private string GetResourceType(object? source, string id) =>
        ResourceType?.ToLowerInvariant()
        ?? ObjectMember.Get(source, nameof(ResourceType)) as string
        ?? (source is null ? null : PSObject.AsPSObject(source).TypeNames.Select(static name => Types.TryGetValue(name.Substring(name.LastIndexOf("Mka1.", StringComparison.Ordinal) is > 0 and var start ? start : 0), out string? type) ? type : null)
            .FirstOrDefault(static type => type is not null))
        ?? PermissionResourceType.Find(id)
        ?? throw new Mka1InputException($"The id '{id}' does not show the type of the resource. Give -ResourceType: {string.Join(", ", PermissionResourceType.KnownValues)}.");
}
