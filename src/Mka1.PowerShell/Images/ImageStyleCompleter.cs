using Mka1.Images;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Images;

/// <summary>Completes the documented values of -Style.</summary>
public sealed class ImageStyleCompleter() : KnownValueCompleter(ImageOptions.KnownStyles);
