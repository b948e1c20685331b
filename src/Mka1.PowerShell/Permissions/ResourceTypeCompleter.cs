using Mka1.Permissions;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Permissions;

/// <summary>Completes the types of resources that have permissions.</summary>
public sealed class ResourceTypeCompleter() : KnownValueCompleter(PermissionResourceType.KnownValues);
