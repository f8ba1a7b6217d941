namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>How a caller signed in.</summary>
internal enum SessionKind
{
    /// <summary>With a name and a password.</summary>
    User,

    /// <summary>With a key of the store.</summary>
    Key,

    /// <summary>With the admin key of the environment.</summary>
    AdminKey,

    /// <summary>At an OpenID Connect provider.</summary>
    Provider,
}
