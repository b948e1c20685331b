using System.Management.Automation;
using Mka1.AccessTokens;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.AccessTokens;

/// <summary>Exchanges the key for access tokens for end users.</summary>
[Cmdlet(VerbsCommon.New, "Mka1AccessToken", SupportsShouldProcess = true)]
[ApiOperation("auth.apiKey.getJwtFromKey")]
[OutputType(typeof(AccessToken))]
public sealed class NewAccessTokenCommand : Mka1Command
{
    /// <summary>The end users, one token each.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("UserId")]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] ExternalUserId { get; set; } = [];

    /// <summary>The audience. The default is the server's address.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public Uri? Audience { get; set; }

    /// <summary>The time until a token expires; a number is in seconds.</summary>
    [Parameter]
    [FreeText]
    [DurationTransformation]
    [PSDefaultValue(Help = "01:00:00")]
    public TimeSpan Lifetime { get; set; }

    /// <summary>The permissions. The default is those of the key.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TokenPermissionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Permission { get; set; }

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string user in ExternalUserId)
            await TryAsync(user, () => CreateAsync(user));
    }

    private async Task CreateAsync(string user)
    {
        var options = new AccessTokenOptions
        {
            ExternalUserId = user,
            Audience = Audience,
            Lifetime = IsBound(nameof(Lifetime)) ? Lifetime : null,
            Permissions = Permission,
        };
        options.Check();
        if (ShouldProcess(Messages.Get("TargetAccessToken", user), Messages.Get("DoCreateAccessToken")))
            WriteObject(await Client.AccessTokens.CreateAsync(options, Cancellation));
    }
}
