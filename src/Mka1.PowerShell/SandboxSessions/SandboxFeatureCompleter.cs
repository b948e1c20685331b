using Mka1.PowerShell.Pipeline;
using Mka1.SandboxSessions;

namespace Mka1.PowerShell.SandboxSessions;

/// <summary>Completes the features of a sandbox session.</summary>
public sealed class SandboxFeatureCompleter() : KnownValueCompleter(SandboxSessionOptions.KnownFeatures);
