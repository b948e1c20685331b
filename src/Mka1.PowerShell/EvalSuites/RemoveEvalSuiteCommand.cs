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
    [Alias("EvalSuiteId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => EvalSuiteClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.EvalSuites.GetAsync(id, Cancellation);

    private protected override Task<Deletion> DeleteAsync(string id) => Client.EvalSuites.DeleteAsync(id, Cancellation);
}
