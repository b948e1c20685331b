using Mka1.Files;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Files;

/// <summary>Completes what files are uploaded for.</summary>
public sealed class PurposeCompleter() : KnownValueCompleter(FilePurpose.KnownValues);
