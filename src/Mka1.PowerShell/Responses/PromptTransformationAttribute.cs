using System.Management.Automation;
using System.Runtime.CompilerServices;
using Mka1.Errors;

namespace Mka1.PowerShell.Responses;

/// <summary>
/// Accepts as a prompt what <see cref="PromptText"/> accepts. It does not throw for other objects, because the engine would drop the
/// row: it returns text that is marked with the fault, which the cmdlet reports as the error of that row.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PromptTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly ConditionalWeakTable<string, Mka1InputException> Faults = new();

    /// <summary>Gets the fault of text that was returned for an object that is not a prompt; null for a prompt.</summary>
    public static Mka1InputException? GetFault(string? prompt) => prompt is not null && Faults.TryGetValue(prompt, out var fault) ? fault : null;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return PromptText.Convert(inputData);
        }
        catch (Mka1InputException exception)
        {
            // A text of its own, because the mark belongs to the instance.
            string marked = new('?', 1);
            Faults.Add(marked, exception);
            return marked;
        }
    }
}
