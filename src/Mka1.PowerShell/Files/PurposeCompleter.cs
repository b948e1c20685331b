using Mka1.Files;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Files;

/// <summary>Completes the purposes of files.</summary>
public sealed class PurposeCompleter() : KnownValueCompleter(FilePurpose.KnownValues);
