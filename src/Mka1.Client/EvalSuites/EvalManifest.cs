using System.Collections;
using Mka1.Errors;

namespace Mka1.EvalSuites;

/// <summary>Checks the manifest of a version of an eval suite. The server checks the members of its tasks.</summary>
internal static class EvalManifest
{
    private const int MaximumTasks = 100;

    /// <exception cref="Mka1InputException">It has no tasks, or too many.</exception>
    public static void Check(IReadOnlyDictionary<string, object?>? manifest)
    {
        if (manifest is null)
            return;
        if (!manifest.TryGetValue("tasks", out object? tasks) || tasks is not ICollection list || tasks is IDictionary)
            throw new Mka1InputException("The manifest of an eval suite must have an array 'tasks'.");
        if (list.Count is 0 or > MaximumTasks)
            throw new Mka1InputException($"The manifest of an eval suite must have 1 to {MaximumTasks} tasks; this has {list.Count}.");
    }
}
