using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Diagnostics;
using ScheduleFlow.Gateway.Endpoints;
using ScheduleFlow.Gateway.Endpoints.Reading;
using ScheduleFlow.Gateway.Events;
using ScheduleFlow.Gateway.Hosting;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Jobs;
using ScheduleFlow.Gateway.Launching;
using ScheduleFlow.Gateway.Launching.Spooling;
using ScheduleFlow.Gateway.OpenApi;
using ScheduleFlow.Gateway.Proxy;
using ScheduleFlow.Gateway.Security;
using ScheduleFlow.Gateway.Security.Attempts;
using ScheduleFlow.Gateway.Security.Sessions;
using ScheduleFlow.Gateway.Security.Setup;
using Serilog;

namespace ScheduleFlow.Gateway;

/// <summary>The composition root: configuration → services → middleware → endpoints.</summary>
internal static class Program
{
    /// <summary>Exit 0 after an orderly stop, 1 where the gateway cannot start; stderr then tells why.</summary>
    public static async Task<int> Main(string[] args)
    {
        var line = GatewayCommandLine.Parse(args);
        switch (line.Command)
        {
            case GatewayCommand.Help:
                await Console.Out.WriteAsync(HelpText.Text);
                return 0;
            case GatewayCommand.Version:
                await Console.Out.WriteLineAsync(ProductVersion.Current);
                return 0;
            case GatewayCommand.OpenApi:
                // Generates the API's description for docs/openapi.json; no server is started.
                await Console.Out.WriteAsync(await DescriptionGenerator.GenerateAsync(CancellationToken.None));
                return 0;
            case GatewayCommand.Health:
                return await HealthProbe.RunAsync(line.Url);
            default:
                return await ServeAsync(line);
        }
    }

    private static async Task<int> ServeAsync(GatewayCommandLine line)
    {
        try
        {
            if (Build(line, out var errors) is not { } app)
            {
                await Console.Error.WriteLineAsync("ScheduleFlow cannot start:\n  " + string.Join("\n  ", errors));
                return 1;
            }

            await using (app)
            {
                await app.StartAsync();
                var options = app.Services.GetRequiredService<GatewayOptions>();
                var urls = string.Join(", ", app.Urls);
                if (options.Edge.IsEnabled)
                {
                    app.Logger.EdgeStarted(urls, string.Join(", ", options.Edge.Nodes));
                }
                else
                {
                    app.Logger.GatewayStarted(urls, options.Environment, options.DataFolder, options.Launcher.WorkerPath);
                    if (app.Services.GetRequiredService<DashboardFiles>().Exist)
                    {
                        app.Logger.DashboardServed(FirstStart.Reachable(app.Urls.First()) + DashboardEndpoints.Start);
                    }

                    NotedSettings.Keep(app);
                    foreach (var warning in StartWarnings.Of(options))
                    {
                        app.Logger.OpenedByConfiguration(warning);
                    }
                }

                if (!options.Edge.IsEnabled)
                {
                    await app.Services.GetRequiredService<FirstStart>().RunAsync(app.Urls.First(), Console.Out);
                }

                await app.WaitForShutdownAsync();
                app.Logger.GatewayStopped();
                return 0;
            }
        }
        catch (OperationCanceledException)
        {
            return 0; // stopped while it was starting
        }
        catch (Exception e) when (e is IOException or InvalidDataException or System.Net.Sockets.SocketException)
        {
            // The address is in use, or appsettings.json is not JSON.
            await Console.Error.WriteLineAsync($"ScheduleFlow cannot start:\n  {e.Message}");
            return 1;
        }
    }

    /// <summary>The gateway, ready to start; null with all errors where the configuration is wrong.</summary>
    public static WebApplication? Build(GatewayCommandLine line, out ImmutableArray<string> errors)
    {
        // appsettings.json is beside the gateway; data, logs and demo_data are in the working folder.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        ConfigurationSources.AddTo(builder.Configuration, line.Settings);
        var options = GatewayOptionsReader.Read(builder.Configuration, out errors);
        errors = [.. line.Errors, .. errors];
        if (!errors.IsEmpty)
        {
            return null;
        }

        builder.Environment.EnvironmentName = options.Environment;
        AddServer(builder, options);
        if (options.Edge.IsEnabled)
        {
            Edge.AddServices(builder.Services, options);
            var edge = builder.Build();
            Edge.Use(edge);
            Edge.Map(edge);
            return edge;
        }

        AddServices(builder, options);
        DashboardFiles.AddTo(builder);
        var app = builder.Build();
        Use(app);
        Map(app);
        return app;
    }

    private static void AddServer(WebApplicationBuilder builder, GatewayOptions options)
    {
        var connections = new ConnectionLimit(options);
        builder.WebHost.UseKestrel((context, kestrel) =>
        {
            kestrel.Configure(context.Configuration.GetSection("Kestrel"));
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = options.HeaderTimeout;
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => connections.ServeAsync(connection, next)));
        });

        // A request stays on the thread that received its bytes. That is "unsafe" only where the runtime also runs
        // completions on its polling thread, which it does not unless told to: a thread of the pool is held up at most.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.Services.AddSerilog(Logging.Create(options, quiet: typeof(ApiKeyHandler)), dispose: true);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddRouting();
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        builder.Services.AddSingleton(new AdmissionGate(options.Launcher.MaxConcurrency, options.Launcher.QueueLimit));
        builder.Services.AddSystemd().AddWindowsService(); // each has an effect only where that system has started us
        builder.Services.AddHostedService<Watchdog>();

        // Longer than the workers' grace, so that their answers still go out.
        builder.Services.Configure<HostOptions>(host =>
            host.ShutdownTimeout = options.StopDelay + options.Launcher.StopGrace + TimeSpan.FromSeconds(10));
    }

    private static void AddServices(WebApplicationBuilder builder, GatewayOptions options)
    {
        builder.Services.AddSingleton<IStoreWindow>(services => // the only place that knows which store is in use
            new FileStoreWindow(options.DataFolder, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<IKeyUses>(new FileKeyUses(options.DataFolder));
        builder.Services.AddSingleton<IGatewayNotes>(_ => new FileGatewayNotes(options.DataFolder));
        builder.Services.AddSingleton<IDeniedLog>(_ => new FileDeniedLog(options.DataFolder));
        builder.Services.AddSingleton<DeniedWrites>();
        builder.Services.AddSingleton<OperationMetrics>();
        builder.Services.AddSingleton<EventHub>();
        builder.Services.AddSingleton<ILaunchObserver, OperationEvents>();
        builder.Services.AddSingleton<EventStream>();
        builder.Services.AddSingleton<IAuditFeed>(_ => new FileAuditFeed(options.DataFolder));
        builder.Services.AddSingleton<StoreChanges>();
        builder.Services.AddSingleton(new ReplyRoom(options.Spool.ReplyMemoryBytes, options.Spool.ReplyDiskBytes, options.Spool.Folder));
        builder.Services.AddSingleton<BodySpool>();
        builder.Services.AddSingleton<CliLauncher>();
        builder.Services.AddSingleton<JobEvents>();
        builder.Services.AddSingleton<JobStore>();
        builder.Services.AddSingleton<Lifecycle>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Lifecycle>());
        builder.Services.AddHealthChecks().AddCheck<Readiness>(nameof(Readiness));
        builder.Services.AddSingleton<Relay>();
        builder.Services.AddSingleton<ConditionalGet>();
        builder.Services.AddSingleton<KeyRing>();
        builder.Services.AddSingleton<KeyUses>();
        builder.Services.AddHostedService(services => services.GetRequiredService<KeyUses>());
        builder.Services.AddSingleton<RequestReader>();
        builder.Services.AddSingleton<OperationEndpoints>();
        builder.Services.AddSingleton<CheckLinksRoute>();
        builder.Services.AddSingleton<StatusRoute>();
        builder.Services.AddSingleton<TunerAddress>();
        builder.Services.AddSingleton<PlayersListRoute>();
        builder.Services.AddSingleton<TunerRoute>();
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. options.CorsOrigins])
            .AllowAnyMethod()
            .AllowAnyHeader()
            .WithExposedHeaders(RequestId.Header, "Content-Disposition", "Location", "Retry-After", "Link", "ETag")));
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true; // no reply contains a secret that its length could give away
            compression.MimeTypes = ["application/json", "application/xml", "audio/x-mpegurl", "text/plain"];
        });
        Telemetry.AddTo(builder.Services, builder.Configuration);
        if (options.Security.SendsAudit && Telemetry.HasCollector(builder.Configuration))
        {
            builder.Services.AddHostedService<AuditExport>();
        }

        builder.Services.AddSingleton<ISessionStore>(services =>
            new FileSessionStore(options.DataFolder, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<UserRing>();
        builder.Services.AddSingleton<KeyCheck>();
        builder.Services.AddSingleton<SignInGuard>();
        builder.Services.AddSingleton<PasswordCheck>();
        builder.Services.AddSingleton<SignIn>();
        builder.Services.AddSingleton<StillWelcome>();
        builder.Services.AddSingleton<ISetupStore>(new FileSetupStore(options.DataFolder));
        builder.Services.AddSingleton<SetupToken>();
        builder.Services.AddSingleton<SetupEndpoints>();
        builder.Services.AddSingleton<FirstStart>();
        Policies.AddTo(builder.Services, options);
        if (options.Oidc is { } provider)
        {
            Provider.AddTo(builder.Services, provider);
        }

        SessionScheme.AddTo(builder.Services, options);
        RateLimits.AddTo(builder.Services, options);
        Media.AddTo(builder.Services, options);
    }

    private static void Use(WebApplication app)
    {
        TrustedProxies.Use(app, app.Services.GetRequiredService<GatewayOptions>()); // before anything needs the caller
        app.UseMiddleware<RequestId>(); // first: everything below logs the id
        app.UseMiddleware<RequestLog>(); // sees the status that is sent
        app.UseMiddleware<CommonHeaders>(); // on errors too
        app.UseHsts(); // under TLS, but not on localhost
        app.UseResponseCompression();
        app.UseMiddleware<ErrorBoundary>(); // turns failures below into errors of the API
        app.UseMiddleware<AllowedHosts>();
        app.UseMiddleware<ForeignPages>();
        app.UseMiddleware<AllowedMethods>();
        app.UseRouting();
        app.UseCors(); // before authentication: a preflight has no key
        app.UseMiddleware<PlainConnections>(); // before the key is checked
        app.UseAuthentication();
        app.UseMiddleware<CookieRequests>(); // which pages may use a cookie
        app.UseRateLimiter(); // by key; wrong keys count too
        app.UseAuthorization();
        app.UseMiddleware<ScopeGate>(); // after the role, before anything is read
        app.UseMiddleware<OwnParameters>();
    }

    private static void Map(WebApplication app)
    {
        var options = app.Services.GetRequiredService<GatewayOptions>();
        app.Services.GetRequiredService<OperationEndpoints>().Map(app, OddRoutes.All(app.Services));
        app.MapPages(app.Services.GetRequiredService<IStoreWindow>(), options);
        app.MapJobs(app.Services.GetRequiredService<JobStore>());
        var dashboard = app.Services.GetRequiredService<DashboardFiles>();
        app.MapDashboard(dashboard);
        app.MapSystem(app.Services.GetRequiredService<AdmissionGate>(), dashboard, app.Services.GetRequiredService<TimeProvider>());
        app.MapEvents(app.Services.GetRequiredService<EventHub>(), app.Services.GetRequiredService<EventStream>(), app.Services.GetRequiredService<StoreChanges>());
        app.Services.GetRequiredService<SetupEndpoints>().Map(app);
        if (options.Oidc is not null)
        {
            app.MapProvider();
        }

        app.MapSessions(app.Services.GetRequiredService<SignIn>(), app.Services.GetRequiredService<EndedSessions>());
        app.MapOpenApi();
        app.MapSecurityText(options, app.Services.GetRequiredService<TimeProvider>());
        Media.Map(app, options);
    }
}
