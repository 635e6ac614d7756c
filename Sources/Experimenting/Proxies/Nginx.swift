extension ProxyCatalog {
    /// nginx, as its documentation says to set one up for keep-alive towards the backends.
    static let nginx = #"""
        name: nginx
        summary: nginx with a pool of kept-alive connections to the backends and no log.
        program: nginx
        arguments: [-p, "{{folder}}", -e, stderr, -c, "{{file}}"]
        version: {arguments: [-v], after: nginx/}
        parameters:
          - name: zone
            values: ["off", "on"]
            summary: whether workers share the balancer's state; nginx's own default is off
          - name: hash
            values: [address, uri]
            summary: what strategies that hash tell requests apart by
          - name: reuseport
            values: ["off", "on"]
            summary: a listening socket for each worker
          - name: retries
            values: ["off", "on"]
            summary: whether a failed request is tried on the next backend
          - name: health
            values: ["off", "on"]
            summary: whether a backend is left out for 10 s after a failure
        strategies:
          - {name: round-robin, weights: ignored}
          - {name: per-worker-round-robin, weights: ignored, set: zone=off}
          - {name: weighted-round-robin}
          - {name: random, configuration: random;, weights: ignored}
          - {name: weighted-random, configuration: random;}
          - {name: least-requests, configuration: least_conn;}
          - {name: p2c, configuration: random two least_conn;}
          - {name: ip-hash, configuration: ip_hash;}
          - name: ring-hash
            configuration: hash {{#hash=address}}$remote_addr{{/hash=address}}{{#hash=uri}}$request_uri{{/hash=uri}} consistent;
        file: nginx.conf
        configuration: |
          {{#root}}
          user root;
          {{/root}}
          worker_processes {{threads}};
          worker_rlimit_nofile {{descriptors}};
          daemon off;
          pid {{folder}}/nginx.pid;
          error_log stderr error;
          events {
              worker_connections {{descriptors}};
          }
          http {
              access_log off;
              keepalive_requests 1000000000;
              keepalive_timeout 3600s;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              upstream backends {
                  {{#zone}}
                  zone backends 1m;
                  {{/zone}}
                  {{strategy}}
                  {{#backends}}
                  server {{address}}{{#weights}} weight={{weight}}{{/weights}}{{^health}} max_fails=0{{/health}};
                  {{/backends}}
                  keepalive {{connections}};
                  keepalive_requests 1000000000;
              }
              server {
                  listen {{listen}} backlog=4096{{#reuseport}} reuseport{{/reuseport}};
                  location / {
                      proxy_pass http://backends;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                      {{^retries}}
                      proxy_next_upstream off;
                      {{/retries}}
                  }
              }
          }

        """#
}
