using System.Management.Automation;
using Mka1.PowerShell.Pipeline;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Waits until background responses are over, and gives each as soon as it is.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Mka1Response")]
[OutputType(typeof(Response))]
public sealed class WaitResponseCommand : WaitCommand<Response>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId")]
    [ValidateNotNull]
    [AllowEmptyString]
    public string[] Id { get; set; } = [];

    private protected override string Noun => "responses";

    private protected override string HowToStop => "its cancel operation";

    private protected override Task ProcessRecordAsync()
    {
        Await(Id);
        return Task.CompletedTask;
    }

    private protected override Task<Response> ReadAsync(string id, CancellationToken cancellationToken) =>
        Client.Responses.GetAsync(id, null, cancellationToken);

    private protected override bool IsOver(Response item) => ResponseStatus.IsTerminal(item.Status);

    private protected override string StatusOf(Response item) => item.Status;

    private protected override double? DoneOf(Response item) => null;
}
