namespace ScheduleFlow.Bench.Load;

/// <summary>
/// nginx with Debian's <c>fcgiwrap</c>, four at a time, connections kept open. CGI asks for a head before the body, so a
/// script of two lines says it and becomes the command; the shell's start is part of how this is done.
/// </summary>
internal sealed class NginxWithFcgiwrap : Rival
{
    private NginxWithFcgiwrap(Workshop workshop, IReadOnlyList<string> arguments)
        : base(workshop)
    {
        var script = workshop.PathTo("schedules.cgi");
        File.WriteAllText(script, $"#!/bin/sh\nprintf 'Content-Type: application/json\\r\\n\\r\\n'\nexec {workshop.Repository.Worker} {string.Join(' ', arguments)}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var socket = workshop.PathTo("fcgiwrap.sock");
        var folder = workshop.PathTo("nginx");
        Directory.CreateDirectory(folder);
        var configuration = workshop.PathTo("nginx.conf");
        var user = Environment.UserName == "root" ? "user root;" : ""; // else it starts workers that may not read our folder
        File.WriteAllText(configuration, $$"""
            daemon off;
            {{user}}
            worker_processes auto;
            error_log {{folder}}/error.log;
            pid {{folder}}/nginx.pid;
            events { worker_connections 64; }
            http {
              access_log off;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              fastcgi_buffers 16 8k;
              keepalive_requests 1000000;
              server {
                listen {{EndPoint}};
                location /schedules {
                  fastcgi_pass unix:{{socket}};
                  fastcgi_param SCRIPT_FILENAME {{script}};
                  fastcgi_param REQUEST_METHOD $request_method;
                  {{string.Join("\n      ", workshop.EnvironmentFor(GatewayProcess.Data).Select(variable => $"fastcgi_param {variable.Replace('=', ' ')};"))}}
                }
              }
            }
            """);
        Start(Find("fcgiwrap")!, "-c", "4", "-s", "unix:" + socket);
        Start(Find("nginx")!, "-c", configuration, "-e", folder + "/error.log");
    }

    public override string Path => "/schedules";

    /// <summary>Null where one of them is not installed.</summary>
    public static NginxWithFcgiwrap? Start(Workshop workshop, IReadOnlyList<string> arguments, int bytes)
    {
        if (Find("nginx") is null || Find("fcgiwrap") is null)
        {
            return null;
        }

        var server = new NginxWithFcgiwrap(workshop, arguments);
        server.WaitUntilItAnswers(bytes);
        return server;
    }
}
