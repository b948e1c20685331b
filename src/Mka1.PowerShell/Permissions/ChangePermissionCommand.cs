using System.Management.Automation;
using Mka1.Permissions;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Permissions;

/// <summary>A cmdlet that changes the permissions of resources.</summary>
public abstract class ChangePermissionCommand : PermissionCommand
{
    private protected ChangePermissionCommand()
    {
    }

    /// <summary>The resources.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SeenResourceCompleter))]
    [ObjectIdTransformation]
    [ValidateNotNull]
    public override ObjectId[] ResourceId { get; set; } = [];

    /// <summary>The end users.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] UserId { get; set; } = [];

    /// <summary>The role.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateSet(PermissionRole.Owner, PermissionRole.Writer, PermissionRole.Reader)]
    public string Role { get; set; } = string.Empty;

    /// <summary>The type of the resources.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ResourceTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public override string? ResourceType { get; set; }

    /// <summary>Returns what was changed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Describes the change for a user.</summary>
    private protected abstract string Describe(string user, string role);

    private protected abstract Task<PermissionGrant> ChangeAsync(string type, string id, string user, string role);

    private protected sealed override async Task ActAsync(string type, string id)
    {
        string role = Role.ToLowerInvariant();
        foreach (string user in UserId)
        {
            if (!ShouldProcess($"{type} {id}", Describe(user, role)))
                continue;
            var changed = await ChangeAsync(type, id, user, role);
            if (PassThru)
                WriteObject(changed);
        }
    }
}
