using System.Management.Automation;
using Mka1.Permissions;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Permissions;

/// <summary>Tests whether the caller has a role for resources.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Mka1Permission")]
[ApiOperation("permissions.llm.check")]
[OutputType(typeof(bool))]
public sealed class TestPermissionCommand : PermissionCommand
{
    /// <summary>The resources.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SeenResourceCompleter))]
    [ObjectIdTransformation]
    [ValidateNotNull]
    public override ObjectId[] ResourceId { get; set; } = [];

    /// <summary>The role.</summary>
    [Parameter]
    [ValidateSet(PermissionRole.Owner, PermissionRole.Writer, PermissionRole.Reader)]
    public string Role { get; set; } = PermissionRole.Reader;

    /// <summary>The type of the resources.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ResourceTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public override string? ResourceType { get; set; }

    private protected override bool TakesIdentities => true;

    private protected override async Task ActAsync(string type, string id) =>
        WriteObject(await Client.Permissions.CheckAsync(type, id, Role.ToLowerInvariant(), Cancellation));
}
