using System.Management.Automation;

namespace Mka1.PowerShell.Completion;

/// <summary>Marks a parameter whose value nothing can complete. Without a completer, the engine would offer the files of the folder.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FreeTextAttribute() : ArgumentCompleterAttribute(typeof(FreeTextCompleter));
