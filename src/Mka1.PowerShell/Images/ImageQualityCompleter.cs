using Mka1.Images;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Images;

/// <summary>Completes the documented values of -Quality.</summary>
public sealed class ImageQualityCompleter() : KnownValueCompleter(ImageOptions.KnownQualities);
