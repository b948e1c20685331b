using Mka1.Models;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Models;

/// <summary>Completes the types of models.</summary>
public sealed class ModelTypeCompleter() : KnownValueCompleter(ModelType.KnownValues);
