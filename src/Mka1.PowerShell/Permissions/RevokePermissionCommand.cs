using System.Management.Automation;
using Mka1.Permissions;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Permissions;

/// <summary>Revokes roles of end users for resources.</summary>
[Cmdlet(VerbsSecurity.Revoke, "Mka1Permission", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("permissions.llm.revoke")]
[OutputType(typeof(PermissionGrant))]
public sealed class RevokePermissionCommand : ChangePermissionCommand
{
    private protected override string Describe(string user, string role) => user == "*" ? Messages.Get("DoRevokeEveryone", role) : Messages.Get("DoRevoke", role, user);

    private protected override Task<PermissionGrant> ChangeAsync(string type, string id, string user, string role) =>
        Client.Permissions.RevokeAsync(type, id, user, role, Cancellation);
}
