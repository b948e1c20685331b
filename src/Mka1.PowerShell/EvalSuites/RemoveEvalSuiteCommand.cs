using System.Management.Automation;
using Mka1.EvalSuites;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.EvalSuites;

/// <summary>Deletes eval suites.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1EvalSuite", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.evals.deleteSuite")]
[OutputType(typeof(Deletion))]
public sealed class RemoveEvalSuiteCommand : RemoveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalSuiteId"), ValidateNotNull, AllowEmptyString, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override string[] Id { get; set; } = [];

    private protected override ObjectKind Kind => EvalSuiteClient.Kind;

    private protected override Task<Deletion> DeleteAsync(string id) => Client.EvalSuites.DeleteAsync(id, Cancellation);
}
