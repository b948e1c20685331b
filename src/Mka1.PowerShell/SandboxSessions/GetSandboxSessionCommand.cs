using System.Management.Automation;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.SandboxSessions;

namespace Mka1.PowerShell.SandboxSessions;

/// <summary>Gets sandbox sessions by id or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1SandboxSession", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("sandbox.list", "sandbox.get")]
[OutputType(typeof(SandboxSession))]
public sealed class GetSandboxSessionCommand : GetCommand<SandboxSession>
{
    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SandboxSessionId", "SessionId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>Gets only sessions with one of these statuses; wildcards are allowed. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SandboxStatusCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Status { get; set; }

    private protected override ObjectKind Kind => SandboxSessionClient.Kind;

    private protected override DateTimeOffset? GetCreated(SandboxSession item) => item.CreatedAt;

    private protected override void AddFilters(ListFilter<SandboxSession> filter)
    {
        WarnUnknownPatterns(nameof(Status), Status, SandboxSessionStatus.KnownValues);
        filter.Add(Status, static session => session.Status);
    }

    private protected override Task<SandboxSession> GetAsync(string id) => Client.SandboxSessions.GetAsync(id, Cancellation);

    private protected override IAsyncEnumerable<SandboxSession> List(ListOptions options) => Client.SandboxSessions.ListAsync(options, Cancellation);
}
