using System.Management.Automation;
using Mka1.Batches;
using Mka1.Batches.Measures;

namespace Mka1.PowerShell.Batches;

/// <summary>Returns statistics of batches.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Mka1Batch", DefaultParameterSetName = IdSet)]
[OutputType(typeof(BatchMeasure))]
public sealed class MeasureBatchCommand : BatchResultCommand
{
    private protected override async Task ActAsync(string name, List<Batch> batches) =>
        WriteObject(await Client.Batches.MeasureAsync(name, batches, Report, PostWarning, Cancellation));
}
