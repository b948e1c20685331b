using System.Management.Automation;
using Mka1.Permissions;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Permissions;

/// <summary>Grants end users roles for resources.</summary>
[Cmdlet(VerbsSecurity.Grant, "Mka1Permission", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[ApiOperation("permissions.llm.grant")]
[OutputType(typeof(PermissionGrant))]
public sealed class GrantPermissionCommand : ChangePermissionCommand
{
    private protected override string Describe(string user, string role) => user == "*" ? Messages.Get("DoGrantEveryone", role) : Messages.Get("DoGrant", role, user);

    private protected override Task<PermissionGrant> ChangeAsync(string type, string id, string user, string role) =>
        Client.Permissions.GrantAsync(type, id, user, role, Cancellation);
}
