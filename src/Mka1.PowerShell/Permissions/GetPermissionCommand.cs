using System.Management.Automation;
using Mka1.Permissions;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Permissions;

/// <summary>Gets the permissions of the caller, or those of end users for resources.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Permission", DefaultParameterSetName = CallerSet)]
[ApiOperation("permissions.llm.list", "permissions.llm.listUsers")]
[OutputType(typeof(PermissionGrant))]
public sealed class GetPermissionCommand : PermissionCommand
{
    private const string CallerSet = "Caller";
    private const string ResourceSet = "Resource";

    /// <summary>The resources.</summary>
    [Parameter(ParameterSetName = ResourceSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SeenResourceCompleter))]
    [ObjectIdTransformation]
    [ValidateNotNull]
    public override ObjectId[] ResourceId { get; set; } = [];

    /// <summary>The roles.</summary>
    [Parameter]
    [ValidateSet(PermissionRole.Owner, PermissionRole.Writer, PermissionRole.Reader)]
    public string[] Role { get; set; } = [PermissionRole.Owner, PermissionRole.Writer, PermissionRole.Reader];

    /// <summary>The type of the resources.</summary>
    [Parameter(ParameterSetName = CallerSet, Mandatory = true)]
    [Parameter(ParameterSetName = ResourceSet)]
    [ArgumentCompleter(typeof(ResourceTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public override string? ResourceType { get; set; }

    private protected override bool TakesIdentities => true;

    private protected override Task ProcessRecordAsync() => ParameterSetName == CallerSet
        ? TryAsync(Identity ?? ResourceType, () => WriteAsync(role => Client.Permissions.ListResourcesAsync(ResourceType!.ToLowerInvariant(), role, Cancellation)))
        : base.ProcessRecordAsync();

    private protected override Task ActAsync(string type, string id) => WriteAsync(role => Client.Permissions.ListUsersAsync(type, id, role, Cancellation));

    private async Task WriteAsync(Func<string, IAsyncEnumerable<PermissionGrant>> list)
    {
        foreach (string role in Role)
        {
            await foreach (var permission in list(role.ToLowerInvariant()))
                WriteObject(permission);
        }
    }
}
